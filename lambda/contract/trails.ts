import * as z from 'zod/mini';
import type { Trails } from '../domain/inventory/trails';
import { instantSchema, regionSchema } from './identifiers';

/** Whether what people change is logged. */
export const trailsSchema: z.ZodMiniType<Trails> = z.object({
  region: regionSchema,
  readAt: instantSchema,
  trails: z.union([
    z.literal('unreadable'),
    z.array(
      z.object({
        name: z.string(),
        writes: z.enum(['logged', 'not-selected', 'stopped', 'unreadable']),
        isMultiRegion: z.boolean(),
      }),
    ),
  ]),
});
