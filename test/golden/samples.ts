import { blastRadiusOf } from '../../lambda/domain/use/blast-radius';
import { sinkTitle } from '../../lambda/contract/sinks';
import { ruleId } from '../../lambda/domain/ids';
import { ruleTexts } from '../../lambda/domain/rendering/rule-texts';
import type { ChatMessage, Message } from '../../lambda/domain/message';
import { anAttachment } from '../builders/attachment';
import { acmArn } from '../builders/certificate';
import { aDigestMessage } from '../builders/digest';
import { daysFromNow, hoursFromNow, minutesFromNow } from '../builders/instant';
import {
  aBulletin,
  aClear,
  aLine,
  anAbout,
  anEndedLine,
  anOpenState,
  aNotice,
  aPage,
  aResolvedState,
  many,
} from '../builders/message';
import { overridden } from '../builders/overrides';

/** What rules say of themselves, linked as a configuration with `runbooks` has it. */
export const SAMPLE_TEXTS = ruleTexts('https://github.example.com/platform/notafter/blob/main/docs/rules');

const PLACE = { timeZone: 'Europe/Paris', environment: 'production' } as const;
const attachments = ['edge-1', 'edge-2'].map((name) => anAttachment({ name, hosts: ['api.example.com'] }));
const names = ['api.example.com', 'www.example.com'];
const about = anAbout({
  names,
  owners: ['checkout-team'],
  attachments,
  blastRadius: blastRadiusOf({ names, attachments }),
  environment: 'production',
  changed: { by: 'alice', action: 'acm:ImportCertificate', at: hoursFromNow(-30) },
});
const evidence = { openedAt: hoursFromNow(-48), observedAt: minutesFromNow(-3) } as const;

const numbered = (number: number) =>
  aNotice({
    ...evidence,
    subject: `certificate:${acmArn(number)}`,
    about: anAbout({ arn: acmArn(number), names: [`shop-${number}.example.com`] }),
  });

const ended = aNotice({
  ...evidence,
  about,
  state: aResolvedState(),
  last: { ...aNotice().last, kind: 'resolved', reason: 'healthy', rings: false, at: minutesFromNow(-1) },
});

const worst = aNotice({ ...evidence, about, state: anOpenState() });
const ten = [worst, ...many(9, (number) => numbered(number + 1))] as const;
const copy = aNotice({ ...evidence, subject: `certificate:${acmArn(2)}`, about: { ...about, arn: acmArn(2) } });

/** What pagers are told: one certificate, many, a storm, the copies of one, what was open when one was added, and the end of one. */
export const ALARMS = {
  page: aPage({ ...PLACE, cases: [worst] }),
  incident: aPage({ ...PLACE, cases: ten, total: 37 }),
  storm: aPage({
    ...PLACE,
    cases: [worst, numbered(2)],
    storm: { rules: [ruleId('certificate-expiring')], since: hoursFromNow(-5), cases: 61 },
  }),
  copies: aPage({ ...PLACE, cases: [worst, copy] }),
  added: aPage({
    ...PLACE,
    key: `${aPage().key}:page`,
    cases: [worst, numbered(2), numbered(3)],
    addedPager: sinkTitle('page'),
  }),
  end: aClear({ ...PLACE, cases: [ended] }),
} as const satisfies Readonly<Record<string, Exclude<Message, ChatMessage>>>;

/** The same certificate in a chat. */
export const WORST_LINE = aLine({
  about: overridden(about, { attachments: undefined }),
  observedAt: evidence.observedAt,
  usedBy: ['edge-1', 'edge-2'],
});

/** What chats are told: the news of one run, news of one case alone, of one that changes too often, and what a week begins with. */
export const CHAT_MESSAGES: Readonly<Record<'bulletin' | 'post' | 'flapping' | 'digest', ChatMessage>> = {
  bulletin: aBulletin({
    ...PLACE,
    lines: [
      WORST_LINE,
      aLine({
        severity: 'warning',
        highest: 'warning',
        rules: [ruleId('validation-record-missing')],
        about: anAbout({ names: ['shop.example.com'], attachments: undefined }),
        summary: 'The CNAME record of shop.example.com is gone; ACM renews on 2027-01-10.',
        deadline: daysFromNow(51),
        observedAt: evidence.observedAt,
        usedBy: ['edge-3'],
      }),
      anEndedLine({ about: anAbout({ names: ['old.example.com'], attachments: undefined }) }),
    ],
  }),
  post: aBulletin({
    ...PLACE,
    lines: [
      aLine({
        severity: 'warning',
        highest: 'warning',
        rules: [ruleId('weak-key')],
        summary: 'Its key is RSA with 1024 bits.',
        deadline: undefined,
        observedAt: evidence.observedAt,
        usedBy: ['not read'],
      }),
    ],
  }),
  flapping: aBulletin({
    ...PLACE,
    lines: [aLine({ ...WORST_LINE, flapping: true, change: { kind: 'changed', reason: 'flapping', rings: false } })],
  }),
  digest: aDigestMessage(PLACE),
};
