// Makes one SCORM package as its authors would: version, folder of sources, folder for the zip.
const [version, source, outputFolder] = process.argv.slice(2);
require("simple-scorm-packager")(
  { version, organization: "Ladders", title: "Ladders", language: "en", identifier: "ladders", source, package: { zip: true, outputFolder } },
  () => {},
);
