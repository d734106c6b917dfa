export { startTestServer as skyvernServer, type TestServer as SkyvernServer } from './testServer.ts';
