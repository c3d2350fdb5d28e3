export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** Sending the same mail (by id) again is allowed to happen and must be harmless. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}
