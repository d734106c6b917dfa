/** Why a picture stands for an item; everything but `own` and `final` is said beside the picture. */
export type PictureHow =
  | 'own' // linked by the server, or owned by the item
  | 'final' // the page at the end of its task
  | 'by-order' // matched by the order of ids: inferred
  | 'block-start' // page when the block started
  | 'at-decision' // what the model saw when it decided
  | 'descendant' // of the last (or failed) item inside
  | 'nearest-earlier'; // another item's picture, taken before this one

/** Why an item has no picture of its own. */
export type PictureAbsence =
  | 'never' // never taken for this kind of item
  | 'not-yet' // pictures arrive when the step ends
  | 'no-browser' // the run had no browser when this happened
  | 'archived' // moved to storage that the server does not open
  | 'unknown'; // the server's artifact lists could not be read

export interface Picture {
  artifactId: string;
  artifactType: string;
  how: PictureHow;
  /** Node id whose picture it is, when it is not the item's own. */
  fromItem: string | null;
  /** Moment it was taken, milliseconds since 1970 (from the artifact id where it has one: rows are written later). */
  takenMs: number | null;
  archived: boolean;
  /** Address of the page in the picture; null where no source tells. */
  pageUrl: string | null;
  /** Further pictures of the same moment, top to bottom (scrolled parts), this one included; usually one. */
  parts: readonly string[];
}

/** What the browser panel shows for an item. A substitute is shown below the sentence that says why there is none. */
export interface ItemPictures {
  /** The page before the item acted; null where none is known. */
  before: Picture | null;
  /** The page after it (for thoughts: what it saw). */
  after: Picture | null;
  /** Set when `after` is null: why, and what stands in for it. */
  absence: { why: PictureAbsence; substitute: Picture | null } | null;
}
