/** CommonJS. Prints whether `require()` gives the very module that `import` gives. */
const required = require("autostagram");

import("autostagram").then((imported) => console.log(required.createClient === imported.createClient));
