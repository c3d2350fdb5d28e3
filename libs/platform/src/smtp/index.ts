export { openSmtpMailer } from './smtp-mailer.ts';
