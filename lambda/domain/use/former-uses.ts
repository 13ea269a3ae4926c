import type { Memory } from '../certificate/memory';
import { atMost } from '../wording';

const SHOWN = 5;

/** Where it was attached when that was last read: `edge-1 :443 (eu-west-1)`. Empty: no reading of ours saw it. Names are raw: renderers neutralise them. */
export const formerUses = ({ lastAttachments = [] }: Memory): readonly string[] =>
  atMost(
    SHOWN,
    lastAttachments.map(
      ({ name, listener, region }) => `${name}${listener === undefined ? '' : ` :${listener.port}`} (${region})`,
    ),
  );
