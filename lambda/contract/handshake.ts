import * as z from 'zod/mini';
import { HANDSHAKE_FAILURES, PROBE_FAILURES } from '../domain/migration/handshakes';

/** What one TLS handshake showed. */
export const handshakeSchema = z.object({
  address: z.string(),
  name: z.exactOptional(z.string()),
  shown: z.union([
    z.object({ leaf: z.string() }),
    z.object({ failed: z.enum([...HANDSHAKE_FAILURES, ...PROBE_FAILURES]) }),
  ]),
});
