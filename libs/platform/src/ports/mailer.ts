export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** Why a mail was not sent, in words that hold nothing of the mail; what servers answer repeats addresses. */
export class MailNotSent extends Error {
  readonly code: string | undefined;
  /** Of the mail server. */
  readonly responseCode: number | undefined;
  constructor(message: string, about: { readonly code?: string; readonly responseCode?: number } = {}) {
    super(message);
    this.name = 'MailNotSent';
    this.code = about.code;
    this.responseCode = about.responseCode;
  }
}

/** Sending the same mail (by id) again is allowed to happen and must be harmless. */
export interface Mailer {
  /** Within 30 s. Of what it rejects with, only a `MailNotSent` is written to the log as it is. */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}
