/** Made by the build from lucide's drawings of `iconNames.ts`: path data by name, or the address of a file that holds them. */
declare module 'virtual:icon-shapes' {
  const shapes: Readonly<Record<string, string>> | string;
  export default shapes;
}
