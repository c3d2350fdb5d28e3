/** What keeps the data, or carries the events, could not be reached in time; what was asked of it may or may not have happened. */
export class Unavailable extends Error {
  readonly code = 'storage.unavailable';
  constructor(what: string, cause?: unknown) {
    super(`${what} cannot be reached`, { cause });
    this.name = 'Unavailable';
  }
}
