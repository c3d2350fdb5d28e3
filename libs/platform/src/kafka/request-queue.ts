import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const shortestWait = 10;

/** As shipped the queue checks itself in a loop without a pause, and with a negative delay, even when nothing waits. */
export function correctRequestQueue(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function () {
    if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
    const wait = Math.max(this.throttledUntil - Date.now(), shortestWait);
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    }, wait);
  };
}
