/* sources sha256:e48e252973d5663980e81a2ee3be9ec0d71fa31dcbbf8649993cbf5904261d50 */
(() => {
"use strict";
const { all, find, keep, recall } = window.coursewright;

var KEY = "coursewright-country";
function mount(choice) {
  let select = find("select", choice), show = () => {
    for (let one of all("section[data-country]", document))
      one.hidden = select.value !== "" && one.dataset.country !== select.value;
  };
  select.value = recall(KEY) ?? "", select.selectedIndex < 0 && (select.value = ""), choice.hidden = !1, show(), select.addEventListener("change", () => {
    keep(KEY, select.value || null), show();
  });
}
document.addEventListener("DOMContentLoaded", () => {
  all(".country-choice", document).forEach(mount);
  for (let lines of all("details[data-country]", document))
    lines.dataset.country === recall(KEY) && (lines.open = !0);
});
})();
