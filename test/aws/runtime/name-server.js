'use strict';
// Preloaded into a process (`node --require`): every resolver asks the name server of the test instead of the world's.
const { promises } = require('node:dns');

const address = process.env.NOTAFTER_NAME_SERVER;
if (address !== undefined) {
  promises.Resolver = class extends promises.Resolver {
    constructor(options) {
      super(options);
      this.setServers([address]);
    }
  };
}
