import type { Logger } from '@aws-lambda-powertools/logger';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Ways } from '../app/routed';
import type { ReadSecret } from '../app/secret';
import { mediaFor } from '../app/target-media';
import type { Settings } from '../contract/settings';
import { type SecretKeyName, secretKeyOf, type SinkName, SINKS } from '../contract/sinks';
import type { RuleTexts } from '../domain/rendering/rule-texts';
import { secretReader } from '../stores/secrets-manager';
import { clock, textsOf } from './wiring';

/** What a medium is made of. */
export interface Parts {
  readonly media: Settings['media'];
  readonly secret: ReadSecret;
  readonly texts: RuleTexts;
  readonly note: (because: string) => void;
  /** For all attempts together. Absent: as long as sending takes by itself. */
  readonly withinMs?: number;
}

/** So that the default way, which takes over where that of a target cannot be used, has its time. */
const TARGET_MS = 8_000;

/** What the medium of a sink is made of, by the key of the secret with which it is reached. */
export function partsOf(name: SinkName, settings: Settings, logger: Logger): (key: SecretKeyName) => Parts {
  const secrets = secretReader(new SecretsManagerClient({}), settings.secretName, clock);
  const parts = {
    media: settings.media,
    texts: textsOf(settings),
    note: (because: string): void => {
      logger.error(`not accepted by ${SINKS[name].title}`, { because });
    },
  };
  return (key) => ({ ...parts, secret: (again) => secrets.read(key, again) });
}

/** The default way to the medium of a sink, and those of targets. */
export function waysOf<Way>(
  name: SinkName,
  settings: Settings,
  logger: Logger,
  wayOf: (parts: Parts) => Way,
): Ways<Way> {
  const { medium } = SINKS[name];
  const parts = partsOf(name, settings, logger);
  return {
    usual: wayOf(parts(medium)),
    of: (target) => {
      const own = mediaFor(settings, medium, target);
      if (own === undefined) return undefined;
      const way = wayOf({ ...parts(secretKeyOf(medium, target)), media: own.media, withinMs: TARGET_MS });
      return { way, left: own.left, named: own.named };
    },
  };
}
