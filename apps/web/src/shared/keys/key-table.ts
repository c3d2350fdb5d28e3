/**
 * Every key of the app, by where it helps: the sheet and the tool tips show them, and pages listen for them by name. Mod is
 * Ctrl, or Command on a Mac; Arrows and 1–9 stand for any of these keys; Drag and Wheel are the mouse's.
 */
export const keyTable = {
  tools: {
    select: ['V'],
    boundingBox: ['B'],
    polygon: ['P'],
    path: ['L'],
    point: ['K'],
    brush: ['M'],
    eraser: ['E'],
    brushSmaller: ['['],
    brushLarger: [']'],
    label: ['1–9'],
  },
  shapes: {
    cancel: ['Escape'],
    finishShape: ['Enter'],
    removeLastPoint: ['Backspace'],
    remove: ['Delete'],
    nudge: ['Arrows'],
    nudgeFar: ['Shift+Arrows'],
    resize: ['Alt+Arrows'],
    resizeFar: ['Alt+Shift+Arrows'],
    nextAnnotation: ['Tab'],
    previousAnnotation: ['Shift+Tab'],
    nextCorner: ['.'],
    previousCorner: [','],
    selectAll: ['Mod+A'],
    hide: ['H'],
    undo: ['Mod+Z'],
    redo: ['Mod+Shift+Z', 'Mod+Y'],
    copy: ['Mod+C'],
    paste: ['Mod+V'],
    duplicate: ['Mod+D'],
  },
  view: {
    pan: ['Space+Drag'],
    zoom: ['Wheel'],
    zoomIn: ['+', '='],
    zoomOut: ['-'],
    fit: ['F'],
    actualSize: ['Shift+1'],
    nextDifference: ['.'],
    previousDifference: [','],
  },
  work: {
    save: ['Mod+S'],
    moveOn: ['Mod+Enter'],
    requestChange: ['Mod+Backspace'],
    comment: ['C'],
    nextForMe: ['N'],
    previousImage: ['PageUp'],
    nextImage: ['PageDown'],
  },
  everywhere: {
    goToProjects: ['G P'],
    goToImages: ['G I'],
    goToTimeline: ['G T'],
    search: ['Mod+K'],
    keys: ['?'],
  },
} as const;

export type KeyGroup = keyof typeof keyTable;
type NamesOf<Group> = Group extends KeyGroup ? keyof (typeof keyTable)[Group] : never;
export type KeyName = NamesOf<KeyGroup>;

/** By name: what is pressed. */
export const keysOf: ReadonlyMap<KeyName, readonly string[]> = new Map(
  Object.values(keyTable).flatMap((group) => Object.entries(group) as [KeyName, readonly string[]][]),
);
