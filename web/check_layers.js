/** Checks the layers, and that the check read something: a checker that finds no modules finds no faults either. */
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import config from "./dependency-cruiser.config.js";

const ruleSet = { forbidden: config.forbidden };
const { output } = await cruise(["src"], { ...config.options, ruleSet, validate: true }, undefined, {
  tsConfig: extractTSConfig(config.options.tsConfig.fileName),
});
const own = output.modules.filter((module) => module.source.startsWith("src/"));
const screens = own.filter((module) => module.source.endsWith(".svelte"));
for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
console.log(`${own.length} modules, ${screens.length} of them components, ${output.summary.violations.length} violations`);
if (screens.length === 0 || screens.every((screen) => screen.dependencies.length === 0)) {
  console.error("No imports were read from components: the check is worth nothing.");
  process.exit(1);
}
process.exit(output.summary.violations.length === 0 ? 0 : 1);
