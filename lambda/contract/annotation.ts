import * as z from 'zod/mini';
import { instantSchema } from './identifiers';

/** What a human looks for at each ARN, as saved. */
export const annotationsSchema = z.record(
  z.string(),
  z.object({
    owner: z.exactOptional(z.string()),
    team: z.exactOptional(z.string()),
    environment: z.exactOptional(z.string()),
    tagsReadAt: z.exactOptional(instantSchema),
    hosts: z.exactOptional(z.array(z.string())),
    hostsReadAt: z.exactOptional(instantSchema),
  }),
);
