/**
 * Calls `run` in a task of its own, so that the page can draw and take keys before it; gives back how to stop it.
 * Nested timers wait at least 4 ms each, messages do not.
 */
export function nextTask(run: () => void): () => void {
  if (typeof MessageChannel === 'undefined') {
    const timer = setTimeout(run);
    return () => clearTimeout(timer);
  }
  const { port1, port2 } = new MessageChannel();
  const stop = () => {
    port1.onmessage = null;
    port1.close();
  };
  port1.onmessage = () => {
    stop();
    run();
  };
  port2.postMessage(null);
  return stop;
}
