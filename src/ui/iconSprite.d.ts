/** Made by the build from lucide's drawings of `iconNames.ts`: the address of one picture file with a symbol for each. */
declare module 'virtual:icon-sprite' {
  const address: string;
  export default address;
}
