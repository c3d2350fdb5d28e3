import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const shortestWait = 10;

/** Milliseconds between two looks for requests that have run out of time; as shipped ten a second, for every connection. */
const lookEvery = 1_000;

/** As shipped the queue checks itself in a loop without a pause, and with a negative delay, even when nothing waits. */
export function correctRequestQueue(): void {
  RequestQueue.prototype.scheduleRequestTimeoutCheck = function () {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    this.requestTimeoutIntervalId = setInterval(() => {
      for (const request of this.inflight.values())
        if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
      if (!this.isConnected()) this.destroy();
    }, lookEvery);
  };
  RequestQueue.prototype.scheduleCheckPendingRequests = function () {
    if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
    const wait = Math.max(this.throttledUntil - Date.now(), shortestWait);
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    }, wait);
  };
}
