import * as z from 'zod';

/** What Amazon Q Developer in chat applications documents of custom notifications; anything else it drops without a word. */
export const customNotificationSchema = z.strictObject({
  version: z.literal('1.0'),
  source: z.literal('custom'),
  id: z.string().optional(),
  content: z.strictObject({
    textType: z.literal('client-markdown').optional(),
    title: z.string().max(250).optional(),
    description: z.string().min(1).max(8_000),
    nextSteps: z.array(z.string().max(350)).optional(),
    keywords: z.array(z.string().max(75)).optional(),
  }),
  metadata: z
    .strictObject({
      threadId: z.string().optional(),
      summary: z.string().optional(),
      eventType: z.string().optional(),
      relatedResources: z.array(z.string()).optional(),
      additionalContext: z.record(z.string(), z.string()).optional(),
      enableCustomActions: z.boolean().optional(),
    })
    .optional(),
});
