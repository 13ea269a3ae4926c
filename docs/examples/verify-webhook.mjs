import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older requests are refused: somebody may have recorded them. */
const OLDEST_SECONDS = 300;

/**
 * Whether a request comes from notafter, and just now. `body`: as it came, before it is parsed. `key`: what
 * `npx notafter secret put webhook` was given.
 */
export function isFromNotafter({ header, body, key, nowSeconds = Date.now() / 1_000 }) {
  const [, seconds, signature] = /^t=(\d+),v1=([\da-f]{64})$/.exec(header ?? '') ?? [];
  if (seconds === undefined || Math.abs(nowSeconds - Number(seconds)) > OLDEST_SECONDS) return false;
  const expected = createHmac('sha256', key).update(`${seconds}.${body}`).digest();
  return timingSafeEqual(Buffer.from(signature, 'hex'), expected);
}
