import { failureOf } from '../collectors/failure';

/** What only helps to judge may be missing, and is then said to be: `undefined`. */
export async function unlessRefused<Value>(read: Promise<Value>): Promise<Value | undefined> {
  try {
    return await read;
  } catch (error) {
    failureOf(error);
    return undefined;
  }
}
