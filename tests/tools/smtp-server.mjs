// A real SMTP server on loopback for the tests. It prints one JSON object a line:
//   {"event":"listening","port":N}                            once
//   {"event":"message","id","from","to":[…],"raw":base64}     a message was taken over, before it is answered
//   {"event":"<behaviour>","id","address"}                    the server now misbehaves as it was told
// The part of an address before the first "+" tells it to misbehave: in MAIL FROM for the sender's, else for the
// recipient's. It ends when its standard input closes, so that it never outlives the tests.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const signIn = process.argv.includes('--sign-in');
const tls = process.argv.find(argument => argument.startsWith('--tls=') || argument.startsWith('--starttls='));
const certificate = tls && readFileSync(tls.slice(tls.indexOf('=') + 1)); // PEM, key and certificate in one file
const print = value => process.stdout.write(JSON.stringify(value) + '\n');
const behaviourOf = address => address.split('@')[0].split('+')[0];

function drop(session) {
  for (const connection of server.connections)
    if (connection.session.id === session.id) connection._socket.destroy();
}

function answer(code, text) {
  return Object.assign(new Error(text), { responseCode: code });
}

function atEnvelope(stage, address, session, callback) {
  const behaviour = behaviourOf(address);
  if (!behaviour.endsWith(`-at-${stage}`)) return callback();
  print({ event: behaviour, id: session.id, address });
  switch (behaviour.slice(0, -`-at-${stage}`.length)) {
    case 'drop': return drop(session);
    case 'hang': return undefined;
    case 'refuse': return callback(answer(550, `5.1.1 <${address}> is not known here`));
    case 'busy': return callback(answer(451, `4.7.1 greylisted, try ${address} again later`));
    default: return callback(answer(500, 'unknown behaviour'));
  }
}

function afterContent(behaviour, to, session, raw, callback) {
  const take = () => print({ event: 'message', id: session.id, from: session.envelope.mailFrom.address, to, raw: raw.toString('base64') });
  const misbehave = () => print({ event: behaviour, id: session.id, address: to[0] });
  switch (behaviour) {
    case 'drop-after-data': take(); misbehave(); return drop(session);
    case 'hang-after-data': take(); misbehave(); return undefined;
    case 'refuse-after-data': misbehave(); return callback(answer(554, '5.6.0 content refused'));
    case 'busy-after-data': misbehave(); return callback(answer(452, '4.3.1 disk full'));
    case 'slow-after-data': take(); misbehave(); return process.stdin.once('data', () => callback(null, 'queued'));
    case 'drop-after-answer':
      take();
      callback(null, 'queued');
      return setImmediate(() => { drop(session); misbehave(); });
    default: take(); return callback(null, `queued ${session.id} for ${to[0]}`);
  }
}

const server = new SMTPServer({
  authOptional: !signIn,
  disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(signIn ? [] : ['AUTH'])],
  allowInsecureAuth: !tls,
  ...(tls ? { secure: tls.startsWith('--tls='), key: certificate, cert: certificate } : {}),
  disableReverseLookup: true,
  closeTimeout: 100,
  onAuth: ({ username, password }, _session, callback) =>
    username === 'relay' && password === 'correct horse' ? callback(null, { user: username }) : callback(answer(535, '5.7.8 wrong')),
  onMailFrom: ({ address }, session, callback) => atEnvelope('mail', address, session, callback),
  onRcptTo: ({ address }, session, callback) => atEnvelope('rcpt', address, session, callback),
  onData(stream, session, callback) {
    const to = session.envelope.rcptTo.map(recipient => recipient.address);
    const behaviour = behaviourOf(to[0]);
    const breakOff = () => { print({ event: behaviour, id: session.id, address: to[0] }); drop(session); };
    if (behaviour === 'drop-at-data') return breakOff(); // before the go-ahead
    if (behaviour === 'drop-in-data') return stream.once('data', breakOff);
    const chunks = [];
    stream.on('data', chunk => chunks.push(chunk));
    stream.on('end', () => afterContent(behaviour, to, session, Buffer.concat(chunks), callback));
  },
});

server.on('error', () => {}); // a client that goes away in the middle is what some tests are about
process.stdin.on('end', () => process.exit(0)).resume();
server.listen(0, '127.0.0.1', () => print({ event: 'listening', port: server.server.address().port }));
