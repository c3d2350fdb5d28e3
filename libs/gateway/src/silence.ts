import type { ClientRequest } from 'node:http';

const code = 'ESILENT';
export const isSilence = (error: Error): boolean => 'code' in error && error.code === code;

/**
 * Ends a request whose service is silent for so many seconds: it has all of it and does not begin to answer, or takes no
 * more of it. A client that sends slowly, or a long answer that has begun, is no silence.
 */
export function giveUpInSilence(sent: ClientRequest, seconds: number, told: () => void): void {
  let silent = 0;
  const heard = () => (silent = 0);
  // Counted in ticks: a gateway that was suspended has had no chance to hear.
  const timer = setInterval(() => {
    silent = sent.writableFinished || sent.writableNeedDrain ? silent + 1 : 0;
    if (silent < seconds) return;
    clearInterval(timer);
    told();
    sent.destroy(Object.assign(new Error(`no answer within ${seconds} s`), { code }));
  }, 1_000);
  const over = () => clearInterval(timer);
  sent.on('drain', heard).once('finish', heard).once('response', over).once('close', over);
}
