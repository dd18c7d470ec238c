package names

import (
	"strings"
	"sync"
)

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
