// Builds the script of the example of a form, and puts it beside its server.
import { build } from "esbuild";

const form = "../../examples/form";
await build({
  entryPoints: [`${form}/form.jsx`],
  outfile: `${form}/form.js`,
  nodePaths: ["node_modules"], // its packages are here, so that there is one list of them
  bundle: true,
  minify: true,
  format: "esm",
  jsx: "automatic",
  logLevel: "warning",
});
