import * as z from 'zod';
import type { AccountConfiguration } from './configuration';
import { digestSection } from './digest';
import { chatSections, pagerSections } from './media';
import { policyOverrides } from './policy';
import { probeSection } from './probes';
import { routingSections } from './routing';
import { listOf, section, values } from './values';

const REGIONS = "'enabled' or a list of regions";

const https = listOf(values.url, 'a list of URLs').exactOptional();
const sms = listOf(values.phone, 'a list of telephone numbers').exactOptional();
const email = listOf(values.email, 'a list of e-mail addresses').exactOptional();
const topic = values.topicArn.exactOptional();

const accepted = section({ rule: values.rule, subject: values.subject, reason: values.sentence, until: values.end });

const account = {
  accountName: values.accountName.exactOptional(),
  homeRegion: values.region.exactOptional(),
  regions: z
    .union([z.literal('enabled'), z.array(values.region).min(1, { error: REGIONS })], { error: REGIONS })
    .exactOptional(),
  forwardFrom: listOf(values.region, 'a list of regions').exactOptional(),
  scanEvery: values.interval.exactOptional(),
  environment: values.label.exactOptional(),
  owner: values.label.exactOptional(),
  timeZone: values.timeZone.exactOptional(),
  digest: digestSection.exactOptional(),
  secretName: values.secretName.exactOptional(),
  runbooks: values.folder.exactOptional(),
  pages: section({ ...pagerSections, https, sms, email }).exactOptional(),
  chat: section({ ...chatSections, https, email }).exactOptional(),
  watchdog: section({ https, sms, email }).exactOptional(),
  topics: section({ pages: topic, chat: topic, watchdog: topic }).exactOptional(),
  ...routingSections,
  probe: probeSection.exactOptional(),
  encryptionKey: values.keyArn.exactOptional(),
  accepted: listOf(accepted, 'a list of accepted findings').exactOptional(),
  policy: policyOverrides.exactOptional(),
};

const entry: z.ZodType<AccountConfiguration> = section(account);

/** What a configuration file may say. What it must say depends on who asks: a scan from the command line needs no target. */
export const configurationSchema: z.ZodType<
  AccountConfiguration & { readonly accounts?: Readonly<Record<string, AccountConfiguration>> }
> = section({
  ...account,
  accounts: z
    .record(values.account, entry, { error: 'an object with an entry for each account id of twelve digits' })
    .exactOptional(),
});
