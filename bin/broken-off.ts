/** The command ended half-way, and may have changed something. The message is one sentence for the user: why, and what to do. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}
