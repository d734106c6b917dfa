/** What the request lacks by name, each with the reason. */
export type Omissions = ReadonlyMap<string, string>;

/** Sentences such as `run_metadata: the API does not give it back.` as names with reasons. */
export function readOmissions(sentences: readonly string[]): Omissions {
  return new Map(
    sentences.map((sentence) => {
      const colon = sentence.indexOf(': ');
      return colon < 0 ? [sentence, ''] : [sentence.slice(0, colon), sentence.slice(colon + 2)];
    }),
  );
}

/** Why a field is empty although the run may have had a value; null where that is not so. */
export function whyEmpty(omissions: Omissions, name: string): string | null {
  const why = omissions.get(name);
  if (!why) return null;
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}`;
}

/** The names by their reason, in the order in which the reasons come. */
export function byReason(omissions: Omissions): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const [name, why] of omissions) reasons.set(why, [...(reasons.get(why) ?? []), name]);
  return reasons;
}
