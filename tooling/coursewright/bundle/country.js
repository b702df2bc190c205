/* sources sha256:f06e38d3614bfb3027b6fe1b98a27f7ceda956047f73300f76362f53097ebcc5 */
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
