import type { Logger } from '@aws-lambda-powertools/logger';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Ways } from '../app/routed';
import type { ReadSecret } from '../app/secret';
import { mediaFor } from '../app/target-media';
import type { Settings } from '../contract/settings';
import { secretKeyOf, type SinkName, SINKS } from '../contract/sinks';
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

/** The default way to the medium of a sink, and those of targets. */
export function waysOf<Way>(
  name: SinkName,
  settings: Settings,
  logger: Logger,
  wayOf: (parts: Parts) => Way,
): Ways<Way> {
  const { medium, title } = SINKS[name];
  const secrets = secretReader(new SecretsManagerClient({}), settings.secretName, clock);
  const parts = {
    media: settings.media,
    texts: textsOf(settings),
    note: (because: string): void => {
      logger.error(`not accepted by ${title}`, { because });
    },
  };
  const secretOf =
    (target?: string): ReadSecret =>
    (again) =>
      secrets.read(secretKeyOf(medium, target), again);

  return {
    usual: wayOf({ ...parts, secret: secretOf() }),
    of: (target) => {
      const own = mediaFor(settings, medium, target);
      if (own === undefined) return undefined;
      const way = wayOf({ ...parts, media: own.media, secret: secretOf(target), withinMs: TARGET_MS });
      return { way, left: own.left };
    },
  };
}
