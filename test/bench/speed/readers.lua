-- Many readers at addresses of their own (one may ask 6,000 times a minute); the first argument, if any, is the entity tag that they have.
local READERS = 400
local asked, requests = 0, {}

function init(args)
  for reader = 0, READERS - 1 do
    local headers = { ["x-forwarded-for"] = string.format("10.0.%d.%d", math.floor(reader / 250), reader % 250 + 1) }
    if args[1] then headers["if-none-match"] = args[1] end
    requests[#requests + 1] = wrk.format("GET", nil, headers)
  end
end

function request()
  asked = asked % READERS + 1
  return requests[asked]
end

function done(summary)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"microseconds":%d,"bytes":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration, summary.bytes, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
