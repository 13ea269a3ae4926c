import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { placeOf } from '../../lambda/domain/use/attachment';
import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { isNonEmpty } from '../../lambda/domain/ids';
import { incidentKey } from '../../lambda/domain/ledger/incident';
import { RULES } from '../../lambda/domain/rules';
import type { Message } from '../../lambda/domain/message';
import { ruleTexts } from '../../lambda/domain/rendering/rule-texts';
import { toldUses } from '../../lambda/domain/use/told-uses';
import { messageText } from '../../lambda/notifiers/sns/text';
import { anAttachment, listenerArn, loadBalancerArn } from '../builders/attachment';
import { ACCOUNT, anIamCertificate } from '../builders/certificate';
import { daysFromNow, minutesFromNow } from '../builders/instant';
import { anAbout, anOpenState, aNotice, aPage } from '../builders/message';
import { aContext } from '../builders/view';

const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
const TEXTS = ruleTexts('https://github.example.com/platform/notafter/blob/main/docs/rules');
const attachments = ['edge-1', 'edge-2', 'edge-3'].map((name) =>
  anAttachment({ name, resource: loadBalancerArn(name) }),
);
const certificate = anIamCertificate({
  name: 'api-2019',
  names: ['api.example.com', '*.internal.example.com'],
  notAfter: daysFromNow(6),
});

/** What the rules of the first listener are for. */
const annotations = { [listenerArn('edge-1')]: { hosts: ['api.example.com', 'ledger.internal.example.com'] } };

/** What the rules say of it, as the ledger keeps it. */
function pageAbout(one: Certificate): Message {
  const attachmentsSeen = Array.from({ length: 12 }, (_, index) =>
    placeOf(anAttachment({ name: `edge-${index + 1}` })),
  );
  const context = aContext({ attachments, memory: { attachmentsSeen } });
  const findings = RULES.certificate.flatMap(({ id, evaluate }) => {
    const verdict = evaluate(one, context);
    return verdict.kind === 'fail' && verdict.severity !== 'info' ? [{ ...verdict, rule: id }] : [];
  });
  if (!isNonEmpty(findings)) throw new Error('the certificate of the sample is healthy');
  const about = anAbout({
    region: 'global',
    names: one.names,
    arn: one.arn,
    owners: ['payments', 'ann@example.com'],
    environment: 'production',
    notAfter: one.notAfter,
    ...toldUses(one, attachments, annotations),
  });
  const notice = aNotice({
    subject: `certificate:${one.id}`,
    about,
    state: anOpenState({ findings }),
    observedAt: minutesFromNow(-3),
  });
  const key = incidentKey(ACCOUNT, { subject: notice.subject, rang: notice.last.revision });
  return aPage({ key, environment: 'production', cases: [notice] });
}

/** Its beginning, where the README ends the line with an ellipsis. */
const asLongAs = (shown: string, line: string): string =>
  shown.endsWith('…') ? `${line.slice(0, shown.length - 1)}…` : line;

describe('README', () => {
  test('shows a page as it is sent; an ellipsis stands for the rest of a line', () => {
    const [, sample = ''] = /## What a page looks like\n\n```text\n([^]*?)\n```/.exec(readme) ?? [];
    const sent = messageText(pageAbout(certificate), TEXTS).split('\n');

    const shown = sample.split('\n');
    expect(sent.map((line, index) => asLongAs(shown[index] ?? '', line))).toEqual(shown);
  });
});

describe('the README', () => {
  test('tells the bill of docs/cost.md', () => {
    const cost = readFileSync(path.join(__dirname, '../../docs/cost.md'), 'utf8');
    const [, told] = /about (\d+\.\d\d) USD a month/.exec(readme) ?? [];
    const sum = cost.split('\n').find((line) => /\*\*.*\*\*/.test(line) && line.startsWith('|')) ?? '';

    expect(told).toBeDefined();
    expect(sum).toContain(`${told}`);
  });
});
