declare global {
  interface Window {
    VIDEOJS_NO_DYNAMIC_STYLE?: boolean;
  }
}

// video.js writes <style> elements, which the page's policy refuses; it must be told before it is loaded.
window.VIDEOJS_NO_DYNAMIC_STYLE = true;

export {};
