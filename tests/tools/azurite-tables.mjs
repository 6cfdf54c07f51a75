// Azurite's table service on loopback for the tests, in memory. It prints one JSON object a line:
//   {"event":"listening","port":N}     once
// It ends when its standard input closes, so that it never outlives the tests.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const TableConfiguration = require('azurite/dist/src/table/TableConfiguration.js').default;
const TableServer = require('azurite/dist/src/table/TableServer.js').default;

const configuration = new TableConfiguration('127.0.0.1', 0);
Object.assign(configuration, { isMemoryPersistence: true, enableAccessLog: false, enableDebugLog: false });
const server = new TableServer(configuration);
await server.start();
process.stdout.write(JSON.stringify({ event: 'listening', port: Number(new URL(server.getHttpServerAddress()).port) }) + '\n');
process.stdin.on('end', () => process.exit()).resume();
