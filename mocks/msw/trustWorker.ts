interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string }): unknown;
}

/**
 * Lets this page start the worker at `workerUrl` where its policy asks for trusted addresses: the library that starts
 * it knows plain ones only. Every other address stays refused.
 */
export function trustWorker(workerUrl: string): void {
  const trustedTypes = Reflect.get(globalThis, 'trustedTypes') as TrustedTypes | undefined;
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      if (address !== workerUrl) throw new TypeError(`This page trusts no worker at ${address}`);
      return address;
    },
  });
}
