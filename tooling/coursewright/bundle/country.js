/* sources sha256:eb434c84ce9eb7136d476e63a1a77272d01959690b97eed2ba90331685220a56 */
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
