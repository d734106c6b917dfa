/**
 * The JSON of an answer.
 * @throws SyntaxError
 */
export const parseAnswer = (text: string): unknown => JSON.parse(text);
