// Reads objects of Argo CD, Flux and Kubernetes, and documents of helmfile, one JSON document a line, and writes what is wrong with them, one finding a line:
// what their schemas refuse, and fields that their types do not have, which an API server would drop without a word.
// Used by tests; the argument is the folder that dev/schemas prints.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const ts = createRequire(join(folder, "check.mts"))("typescript");
const objects = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

const makers = { "argoproj.io": "argo-cd", "batch": "", "rbac.authorization.k8s.io": "", "v1": "" };
const module = ({ apiVersion, kind }) => {
  const maker = makers[apiVersion.split("/")[0]] ?? "flux-cd";
  return `${maker ? `@kubernetes-models/${maker}` : "kubernetes-models"}/${apiVersion}/${kind}`;
};
const isHelmfile = (object) => !object.apiVersion;
const title = (object) => (isHelmfile(object) ? "helmfile" : `${object.kind} ${object.metadata?.name}`);

for (const object of objects) {
  if (isHelmfile(object)) continue; // of which there are types alone
  const path = join(folder, "node_modules", module(object) + ".js");
  const { [object.kind]: Model } = await import(pathToFileURL(path));
  try {
    new Model(object).validate();
  } catch (e) {
    console.log(`${title(object)}: ${e.message}`);
  }
}

// TypeScript refuses, in a literal, every property that the declared type does not have. Those of helmfile have any;
// Known is them without.
const known = `type Known<T> = T extends (infer U)[] ? Known<U>[] : T extends object
  ? { [K in keyof T as string extends K ? never : K]: Known<T[K]> } : T;\n`;
const declaration = (object, i) => isHelmfile(object)
  ? `import type { HelmfileConfigSchema as H${i} } from "@schemastore/helmfile"; type T${i} = Known<H${i}>;\n`
  : `import type { I${object.kind} as T${i} } from "${module(object)}";\n`;
const source = objects
  .map((object, i) => declaration(object, i) + `const o${i}: T${i} = ${JSON.stringify(object)};\n`)
  .join("") + known;
const file = join(folder, "check.mts");
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: [],
};
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (name) => name === file || fileExists(name);
host.readFile = (name) => (name === file ? source : readFile(name));
host.getSourceFile = (name, target, ...rest) =>
  name === file ? ts.createSourceFile(name, source, target) : getSourceFile(name, target, ...rest);
for (const found of ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))) {
  const line = found.file?.fileName === file ? source.slice(0, found.start).split("\n").length : 0;
  const object = objects[Math.trunc((line - 1) / 2)];
  console.log(`${object ? title(object) : found.file?.fileName}: ${ts.flattenDiagnosticMessageText(found.messageText, " ")}`);
}
