import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { type CaaData, decode, encode, type Question, type StringAnswer } from 'dns-packet';

/** What a name holds, or how the server behaves when it is asked for that name. */
export type NameRecords =
  | { readonly cname: string }
  | { readonly addresses: readonly string[] }
  | { readonly caa: readonly CaaData[] }
  | { readonly text: string }
  | 'server-failure'
  | 'refused'
  | 'not-implemented'
  | 'garbage'
  | 'silence';

export interface FakeNameServer {
  /** As `Resolver.setServers` wants it. */
  readonly address: string;
  /** Puts records at a name, in place of those before; `undefined` takes them away. */
  readonly put: (name: string, records: NameRecords | undefined) => void;
  /** What was asked, in order: `CNAME _x.example.com`. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

const CODES = { 'server-failure': 2, 'no-such-name': 3, 'not-implemented': 4, refused: 5 } as const;
const AUTHORITATIVE_ANSWER = 1 << 10;

/** A real name server on 127.0.0.1, over UDP. It knows the names that a test gives it, and no other. */
export async function startNameServer(): Promise<FakeNameServer> {
  const socket = createSocket('udp4');
  const zone = new Map<string, NameRecords>();
  const asked: string[] = [];
  socket.on('message', (message: Buffer, { port, address }: RemoteInfo) => {
    const { id = 0, questions: [question] = [] } = decode(message);
    if (question === undefined) return;
    asked.push(`${question.type} ${question.name.toLowerCase()}`);
    const answer = answerTo(id, question, zone.get(question.name.toLowerCase()));
    if (answer !== undefined) socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    put: (name, records) => {
      if (records === undefined) zone.delete(name);
      else zone.set(name, records);
    },
    asked,
    stop: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

function answerTo(id: number, question: Question, records: NameRecords | undefined): Buffer | undefined {
  if (records === 'silence') return undefined;
  if (records === 'garbage') return Buffer.from('this is no answer');
  const code = codeOf(records);
  return encode({
    type: 'response',
    id,
    flags: AUTHORITATIVE_ANSWER | code,
    questions: [question],
    answers: code === 0 && typeof records === 'object' ? [...answersOf(question, records)] : [],
  });
}

const codeOf = (records: NameRecords | undefined): number => {
  if (records === undefined) return CODES['no-such-name'];
  return typeof records === 'string' && records in CODES ? CODES[records as keyof typeof CODES] : 0;
};

function answersOf({ name, type }: Question, records: Exclude<NameRecords, string>) {
  if ('cname' in records) return type === 'CNAME' ? [{ name, type: 'CNAME', data: records.cname } as StringAnswer] : [];
  if ('addresses' in records)
    return type === 'A' ? records.addresses.map((data) => ({ name, type: 'A' as const, data })) : [];
  if ('caa' in records) return type === 'CAA' ? records.caa.map((data) => ({ name, type: 'CAA' as const, data })) : [];
  return type === 'TXT' ? [{ name, type: 'TXT' as const, data: records.text }] : [];
}
