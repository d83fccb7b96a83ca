-- Replays whole requests kept in a file, parted by NUL, with wrk. Driven by the environment:
--   LOAD_REQUESTS  the file; LOAD_RESULT where the figures go, as JSON
--   LOAD_RATE      requests a second at an even pace, whatever the answers take; absent: as fast as answers come
--   LOAD_ONCE      each request is sent once only, then the run ends (a voter votes once); the answers are counted by status

local ffi = require("ffi")
ffi.cdef [[ typedef struct { long seconds, nanoseconds; } moment; int clock_gettime(int, moment *); ]]
local moment = ffi.new("moment")
local function milliseconds()
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.seconds) * 1000 + tonumber(moment.nanoseconds) / 1e6
end

local rate = tonumber(os.getenv("LOAD_RATE") or "")
local once = os.getenv("LOAD_ONCE") ~= nil
local threads = {}
function setup(thread) table.insert(threads, thread) end

local requests, position = {}, 0
used, statuses, first, last = 0, "", 0, 0
function init()
  local file = assert(io.open(os.getenv("LOAD_REQUESTS"), "rb"))
  for request in file:read("*a"):gmatch("[^%z]+") do requests[#requests + 1] = request end
  file:close()
end

function request()
  position = position + 1
  if position > #requests then
    if once then wrk.thread:stop(); position = #requests else position = 1 end
  else
    used = used + 1
    if first == 0 then first = milliseconds() end
  end
  return requests[position]
end

if rate then
  local slot
  function delay()
    local now = milliseconds()
    slot = math.max((slot or now) + 1000 / rate, now - 1000)
    return math.max(0, math.floor(slot - now + 0.5))
  end
end

if once then
  local counts = {}
  function response(status, headers)
    last = milliseconds()
    local key = status .. (headers["Location"] or headers["location"] or "")
    counts[key] = (counts[key] or 0) + 1
    local parts = {}
    for name, count in pairs(counts) do parts[#parts + 1] = string.format("%q:%d", name, count) end
    statuses = table.concat(parts, ",")
  end
end

function done(summary, latency)
  local file = assert(io.open(os.getenv("LOAD_RESULT"), "w"))
  local wrong = summary.errors
  -- Requests that are sent once may run out before the time does.
  local lasted = once and ((threads[1]:get("last") or 0) - (threads[1]:get("first") or 0)) / 1000 or summary.duration / 1e6
  file:write(string.format(
    '{"requests":%d,"seconds":%.6f,"bytes":%d,"p50":%.3f,"p99":%.3f,"longest":%.3f,"failed":%d,"used":%d,"statuses":{%s}}\n',
    summary.requests, lasted, summary.bytes, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, wrong.connect + wrong.read + wrong.write + wrong.timeout + wrong.status,
    threads[1]:get("used") or 0, threads[1]:get("statuses") or ""))
  file:close()
end
