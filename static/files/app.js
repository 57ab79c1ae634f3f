// What every page does with script. Without it every form still sends and every link still leads.
import { initAll } from "./govuk-frontend.min.js";
import { initAll as initMOJ } from "./moj-frontend.min.js";

document.documentElement.classList.add("js-enabled");
document.body.classList.add("js-enabled", "govuk-frontend-supported");

function start(scope) {
  initAll({ scope });
  initMOJ({ scope });
}
start(document);
