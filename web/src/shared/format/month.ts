/** A month under an axis: with its year at the beginning and in January, else its number alone. */
export function monthMark(month: string, place: number): string {
  return place === 0 || month.endsWith("-01") ? month : month.slice(5);
}
