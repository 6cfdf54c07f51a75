// Lints the Containerfiles named as arguments, and ends with 1 if it finds anything.
import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';

const files = process.argv.slice(2);
const findings = files.flatMap(file => validate(readFileSync(file, 'utf8')).map(finding => ({ file, ...finding })));
for (const { file, range, message } of findings) console.log(`${file}:${range.start.line + 1}: ${message}`);
console.log(`${files.length} files, ${findings.length} findings`);
process.exitCode = findings.length ? 1 : 0;
