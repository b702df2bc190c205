/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
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
