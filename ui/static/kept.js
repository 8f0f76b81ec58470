// Gives the answers of a kept conversation their bars, as on the start page.

import { changed } from "./answers.js";

const log = document.getElementById("gespraech");
if (log) changed(log);
