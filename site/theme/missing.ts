/** The way home from a page that is not there. It is shown at any depth, so where nobody has named the address of the site, the folders
 * that a site has say where it begins; what is asked for in none of them lay beside the home page. */

const home = document.querySelector<HTMLAnchorElement>("a[data-folders]")!;
const path = location.pathname;
const starts = home.dataset["folders"]!.split(" ").map((folder) => path.lastIndexOf(`/${folder}/`)).filter((at) => at >= 0);
home.setAttribute("href", (starts.length ? path.slice(0, Math.min(...starts) + 1) : path.slice(0, path.lastIndexOf("/") + 1)) + "index.html");
