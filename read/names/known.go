package names

import (
	"strings"
	"sync"
)

// knownText: well-known outlets and agencies, one a line: usual name, then other
// names as they are printed; "?" before a name that is also a common word or a
// person's.
const knownText = `Reuters
Associated Press|AP|The Associated Press
Agence France-Presse|AFP|Agence France Presse
Deutsche Presse-Agentur|DPA|dpa
United Press International|UPI
TASS|Tass|ITAR-TASS
Interfax
RIA Novosti|RIA
Xinhua|Xinhua News Agency
Kyodo|Kyodo News
Yonhap|Yonhap News Agency
Anadolu Agency|Anadolu|AA
IRNA
Fars|Fars News Agency
Tasnim|Tasnim News Agency
SANA
WAFA|Wafa
PTI|Press Trust of India
ANI
Efe|EFE
ANSA
Bernama
Antara
Ritzau
TT
BBC|British Broadcasting Corporation|BBC News|BBC World Service
ITV|ITV News
Sky News
Channel 4 News
CNN|Cable News Network
NBC|NBC News
CBS|CBS News
ABC|ABC News
MSNBC
CNBC
Fox News|Fox News Channel
PBS
NPR|National Public Radio
C-SPAN
Bloomberg|Bloomberg News
Axios
Politico
ProPublica
BuzzFeed|BuzzFeed News
HuffPost|Huffington Post|The Huffington Post
Breitbart|Breitbart News
The New York Times|New York Times
The Washington Post|Washington Post
The Wall Street Journal|Wall Street Journal|WSJ
USA Today|USA TODAY
Los Angeles Times|The Los Angeles Times
Boston Globe|The Boston Globe
Chicago Tribune|The Chicago Tribune
New York Post|The New York Post
New York Daily News
Newsweek
?Time|TIME
?The Hill
?The Guardian|The Guardian
?The Times
?The Independent
?The Sun
?The Economist
?The Atlantic
?The Nation
?The Post
?The Journal
?Vox
?Slate
?Salon
?Variety
?Fortune
?Forbes
Daily Mail|The Daily Mail|MailOnline
Daily Telegraph|The Daily Telegraph|The Telegraph
Daily Mirror|The Daily Mirror
Financial Times|The Financial Times|FT
Le Monde
Le Figaro
Libération
El País|El Pais
El Mundo
La Repubblica
Corriere della Sera
Der Spiegel|Spiegel
Die Zeit
Die Welt
Bild
Süddeutsche Zeitung
Frankfurter Allgemeine Zeitung|FAZ
ARD
ZDF
ORF
RAI
RTVE
Deutsche Welle|DW
France 24
Radio France Internationale|RFI
Euronews
Folha de S.Paulo
O Globo
Clarín
La Nación
Al Jazeera|Al-Jazeera
Al Arabiya|Al-Arabiya
Al Mayadeen|Al-Mayadeen
Al-Manar|Al Manar
Asharq Al-Awsat
TRT|TRT World
Hurriyet
Daily Sabah
Haaretz
The Jerusalem Post|Jerusalem Post
The Times of Israel|Times of Israel
Yedioth Ahronoth
Ynet
Israel Hayom
Israel National News|Arutz Sheva
Kan|Kan News
Channel 12
Channel 13
Channel 14
The Times of India|Times of India
The Hindu
Hindustan Times
NDTV
The Indian Express|Indian Express
Dawn
Geo News
South China Morning Post|SCMP
Global Times
People's Daily
CCTV
CGTN
NHK
Asahi Shimbun
Yomiuri Shimbun
Nikkei
The Straits Times|Straits Times
Bangkok Post
Kommersant
Izvestia
Novaya Gazeta
Meduza
RT
Sputnik
Kyiv Independent|The Kyiv Independent
Ukrinform
Radio Free Europe/Radio Liberty|RFE/RL|Radio Free Europe
Voice of America|VOA
KCNA|Korean Central News Agency
IRIB
Press TV
Middle East Eye
Daily Beast|The Daily Beast
The Intercept|Intercept
Vice News
Sydney Morning Herald|The Sydney Morning Herald
The Age
The Globe and Mail|Globe and Mail
Toronto Star|The Toronto Star
CBC|CBC News
SABC
News24
Daily Maverick
`

// knownBodies: organisations whose names tell nothing by their words, in lower
// case, separated by commas.
const knownBodies = `hamas,hezbollah,hizbullah,hizballah,fatah,taliban,al-qaeda,al qaeda,al - qaeda,isis,isil,daesh,islamic state,boko haram,al-shabaab,al - shabaab,islamic jihad,houthi,houthis,muslim brotherhood,mossad,shin bet,likud,kremlin,pentagon,white house,downing street,capitol hill,congress,nato,eu,un,u.n.,european union,united nations,security council,idf,fbi,cia,nsa,mi5,mi6,imf,world bank,wto,who,opec,fifa,uefa,ioc,interpol,europol,google,apple,microsoft,amazon,tesla,boeing,airbus,toyota,samsung,huawei,meta,twitter,youtube,whatsapp,tiktok,netflix,uber,wagner,gazprom,rosneft,aramco,unicef,unesco,unrwa,unhcr,asean,african union,arab league,red cross,bjp,anc,gop,supreme court,state department,treasury,home office,scotland yard,bundestag,knesset,duma,labour,greenpeace,amnesty,oxfam,eskom,irgc,pkk,ypg,sdf,akp,chp,ira,eta,farc`

var bodies = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.SplitSeq(knownBodies, ",") {
		m[name] = true
	}
	return m
})

func knownBody(name string) bool { return bodies()[name] }

type outletName struct {
	words     []string
	name      string
	ambiguous bool
}

var known = sync.OnceValue(func() map[string][]outletName {
	m := map[string][]outletName{}
	for line := range strings.Lines(knownText) {
		line = strings.TrimSpace(line)
		line, ambiguous := strings.CutPrefix(line, "?")
		names := strings.Split(line, "|")
		for _, name := range names {
			words := strings.Fields(strings.ToLower(name))
			short := names[0] == name && len(names) == 1
			canonical := names[0]
			if short {
				canonical = ""
			}
			m[words[0]] = append(m[words[0]], outletName{words, canonical, ambiguous})
		}
	}
	return m
})

// outletAt finds the longest name of an outlet that starts at word(0).
func outletAt(word func(int) string, n int) (length int, name string, ambiguous bool) {
next:
	for _, o := range known()[word(0)] {
		if len(o.words) > n || len(o.words) <= length {
			continue
		}
		for k, w := range o.words {
			if word(k) != w {
				continue next
			}
		}
		length, name, ambiguous = len(o.words), o.name, o.ambiguous
	}
	return length, name, ambiguous
}
