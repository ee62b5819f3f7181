// `npm run test:mongodb` without a server must not pass for a run on MongoDB.
if (!process.env.MONGODB_URL) {
  console.error('Set MONGODB_URL to a replica set that tests may fill, for example mongodb://127.0.0.1:27017/hub?replicaSet=rs0')
  process.exit(1)
}
