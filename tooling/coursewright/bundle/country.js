/* sources sha256:71ec7324eea9e437ca862bcfd1390a69efa3784428840379545ed01d54d9e121 */
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
